import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RelatedNode, RelationGraph } from './relation-queries.ts';
import { layRadial, type Place } from './radial-layout.ts';
import { labelOfName } from '../../format/label-of-name.ts';

const LABEL_CHARACTERS = 9;
const NODE_RADIUS = 5;
const WIDEST_TIE = 4;
/** From this half side on the picture is scrolled rather than made smaller: labels stay readable. */
const DENSE = 420;

/** The way from the centre to a node, by the ids on it. */
export const wayTo = (nodes: readonly RelatedNode[], id: string | null): ReadonlySet<string> => {
  const of = new Map(nodes.map((node) => [node.id, node]));
  const way = new Set<string>();
  for (let at = id; at !== null && !way.has(at); at = of.get(at)?.parentId ?? null) way.add(at);
  return way;
};

const curve = (from: Place, to: Place): string =>
  `M${from.x} ${from.y}Q${(from.x + to.x) * 0.42} ${(from.y + to.y) * 0.42} ${to.x} ${to.y}`;

/** Beside the node and level where there is room, else outward along its ray. */
const labelPlace = ({ angle }: Place, isRoomy: boolean) => {
  const turn = (angle * Math.PI) / 180;
  const [across, down] = [Math.cos(turn), Math.sin(turn)];
  if (isRoomy) return { y: down >= 0 || Math.abs(across) > 0.3 ? 19 : -13, textAnchor: 'middle' as const };
  const isLeft = across < 0;
  return {
    transform: `rotate(${isLeft ? angle + 180 : angle})`,
    x: isLeft ? -10 : 10,
    dy: '0.35em',
    textAnchor: isLeft ? ('end' as const) : ('start' as const),
  };
};

const NodeMark = ({
  node,
  place,
  isRoomy,
  label,
  isOnWay,
  choose,
  open,
}: {
  node: RelatedNode;
  place: Place;
  isRoomy: boolean;
  label: string;
  isOnWay: boolean;
  choose: (id: string | null) => void;
  open: (() => void) | undefined;
}) => (
  <g
    transform={`translate(${place.x} ${place.y})`}
    className={`graph-node level-${node.level}${isOnWay ? ' on-way' : ''}`}
    onMouseEnter={() => choose(node.id)}
    onMouseLeave={() => choose(null)}
    onClick={open}
  >
    <title>{label}</title>
    <circle r={NODE_RADIUS + (node.watched ? 2 : 0)} />
    <text {...labelPlace(place, isRoomy)}>{labelOfName(label, LABEL_CHARACTERS)}</text>
  </g>
);

/** The enterprises around one, on rings; the table beside says the same in words, and is what the keyboard reaches. */
export const GraphFigure = ({
  graph,
  chosen,
  choose,
}: {
  graph: RelationGraph;
  chosen: string | null;
  choose: (id: string | null) => void;
}) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { enterprise, nodes, ties } = graph;
  const { places, half, isRoomy } = useMemo(() => layRadial(enterprise.id, nodes), [enterprise.id, nodes]);
  const way = wayTo(nodes, chosen);
  const tree = new Set(nodes.map(({ id, parentId }) => [id, parentId].sort().join(' ')));
  const name = (node: RelatedNode): string => node.enterprise?.name ?? t('relations.hidden');
  return (
    <figure
      className="graph-frame"
      aria-label={t('relations.figure', { name: enterprise.name, count: nodes.length })}
    >
      <svg
        aria-hidden="true"
        className={`graph${isRoomy ? ' roomy' : half > DENSE ? ' dense' : ''}${chosen === null ? '' : ' choosing'}`}
        viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}
      >
        {ties.map(({ from, to, kind, carries }) => {
          const [a, b] = [places.get(from), places.get(to)];
          if (a === undefined || b === undefined) return null;
          const isTree = tree.has([from, to].sort().join(' '));
          const isOnWay = isTree && way.has(from) && way.has(to);
          return (
            <path
              key={`${from} ${to} ${kind}`}
              d={curve(a, b)}
              strokeWidth={Math.max(0.8, carries * WIDEST_TIE)}
              className={`tie${isTree ? '' : ' across'}${isOnWay ? ' on-way' : ''}`}
            >
              <title>{t(`relations.kind.${kind as 'branch'}`)}</title>
            </path>
          );
        })}
        {nodes.map((node) => {
          const place = places.get(node.id);
          const { enterprise: seen } = node;
          return place === undefined ? null : (
            <NodeMark
              key={node.id}
              node={node}
              place={place}
              isRoomy={isRoomy}
              label={name(node)}
              isOnWay={way.has(node.id)}
              choose={choose}
              open={
                seen === null
                  ? undefined
                  : () => void navigate({ to: '/enterprises/$id', params: { id: seen.id } })
              }
            />
          );
        })}
        <g className={`graph-node centre level-${graph.level}`}>
          <title>{enterprise.name}</title>
          <circle r={9} />
          <text y={24} textAnchor="middle">
            {labelOfName(enterprise.name, LABEL_CHARACTERS)}
          </text>
        </g>
      </svg>
    </figure>
  );
};
