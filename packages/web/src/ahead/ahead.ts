// A script of its own, run while the pages' is on its way: a cold browser takes as long to read that as the server to answer.
import { askAhead } from './ask-ahead.ts';
import { client } from '../api/client.ts';

askAhead(location.pathname, client);
