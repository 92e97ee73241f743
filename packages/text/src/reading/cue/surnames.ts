/** Family names that nine of ten people bear, as the source of a regular expression. */
export const SURNAMES =
  '(?:欧阳|上官|司马|诸葛|皇甫|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪辛柯庄祝阎温柳俞樊殷宁欧岳柴关翁佘])';
