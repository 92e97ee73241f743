import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchAssess } from './assess.ts';
import { benchAudit } from './audit.ts';
import { benchCasework } from './casework.ts';
import { benchIngest } from './ingest.ts';
import { benchLists } from './lists.ts';
import { machine } from './measure.ts';
import { benchRead } from './read.ts';
import { benchReassess } from './reassess.ts';
import { benchRegistry } from './registry.ts';
import { benchRelations } from './relations.ts';
import { benchScale } from './scale.ts';
import { benchSoak } from './soak.ts';
import { benchTrain } from './train.ts';

const USAGE = `npm run bench -- <what> [--json] [sizes]

  train    one forest trained in one process     --rows 80000   --columns 60 --trees 300 --depth 6
  assess   from signals to levels, in threads     --rows 3000000 --trees 300 --depth 6 --threads n
  reassess from a new record to the assessment --enterprises 20000 --signals 200
  casework a case file of many claims            --claims 10000 --officers 50
  read     names looked for, texts read           --names FILE   [--texts FILES] --count 20000 --peers 1000000
  ingest   texts collected, read, linked, stored  --rows 100000 | --names FILE  --documents 20000 --seconds 30 --workers 1 --engine postgres,pglite [--nats URL]
  scale    one and two workers, and the pages meanwhile --rows 3000000 --signals 10000000 --count 20000 --queries 300 --rate 116
  soak     texts and pages for an hour, memory of each process   --minutes 60 --rate 150 --rows 100000
  registry a register imported and searched      --rows 3000000  --queries 60   or --names FILE
  relations risk spread over ties of a country      --nodes 2500000 --edges 10000000 --seeds 5000
  lists    every list over so many warnings       --rows 100000 --repeat 20
  audit    acts with and without the chain        --acts 4000   --officers 50

  --keep-ground  of ingest and scale: lay the ground once, keep it as a database weisu_ground_…, work on copies
  --repeat 3   runs of which the median is shown
  --seed 1     the rows are made from it
`;

const SIZES = {
  train: { rows: 80_000, columns: 60 },
  assess: { rows: 3_000_000 },
} as const;

const fail = (message: string): never => {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(2);
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    'keep-ground': { type: 'boolean', default: false },
    rows: { type: 'string' },
    columns: { type: 'string' },
    trees: { type: 'string' },
    depth: { type: 'string' },
    threads: { type: 'string' },
    minutes: { type: 'string' },
    rate: { type: 'string' },
    repeat: { type: 'string' },
    seed: { type: 'string' },
    claims: { type: 'string' },
    officers: { type: 'string' },
    acts: { type: 'string' },
    names: { type: 'string' },
    texts: { type: 'string' },
    count: { type: 'string' },
    documents: { type: 'string' },
    seconds: { type: 'string' },
    peers: { type: 'string' },
    enterprises: { type: 'string' },
    signals: { type: 'string' },
    queries: { type: 'string' },
    nodes: { type: 'string' },
    edges: { type: 'string' },
    seeds: { type: 'string' },
    workers: { type: 'string' },
    engine: { type: 'string' },
    nats: { type: 'string' },
    characters: { type: 'string' },
    troubled: { type: 'string' },
  },
});

const count = (
  name:
    | 'rows'
    | 'columns'
    | 'trees'
    | 'depth'
    | 'threads'
    | 'repeat'
    | 'seed'
    | 'claims'
    | 'officers'
    | 'acts'
    | 'count'
    | 'documents'
    | 'seconds'
    | 'peers'
    | 'enterprises'
    | 'signals'
    | 'queries'
    | 'nodes'
    | 'edges'
    | 'seeds'
    | 'workers'
    | 'minutes'
    | 'rate'
    | 'characters'
    | 'troubled',
  otherwise: number,
): number => {
  const value = values[name] === undefined ? otherwise : Number(values[name]);
  return Number.isInteger(value) && value > 0 ? value : fail(`--${name} must be a whole number above 0`);
};

const show = (report: Readonly<Record<string, unknown>>): void => {
  if (values.json) console.log(JSON.stringify(report));
  else
    for (const [name, value] of Object.entries(report))
      console.log(`${name.padEnd(18)} ${JSON.stringify(value)}`);
};

const what = positionals[0];
if (what === 'read') {
  const size = {
    names: values.names ?? fail('--names names a file of enterprises, or an index built from one'),
    texts: values.texts ?? null,
    textCount: count('count', 20_000),
    peerNames: count('peers', 1_000_000),
    repeat: count('repeat', 3),
    jurisdiction: fileURLToPath(new URL('../jurisdictions/beijing', import.meta.url)),
  };
  show({ bench: what, ...(await benchRead(size)), machine: machine() });
} else if (what === 'casework') {
  const size = {
    claims: count('claims', 10_000),
    officers: count('officers', 50),
    repeat: count('repeat', 8),
  };
  show({ bench: what, size, ...(await benchCasework(size)), machine: machine() });
} else if (what === 'ingest') {
  const size = {
    rows: count('rows', 100_000),
    names: values.names ?? null,
    count: count('documents', 20_000),
    seconds: count('seconds', 30),
    characters: count('characters', 200),
    workers: count('workers', 1),
    troubled: count('troubled', 150),
    nats: values.nats ?? null,
    keep: values['keep-ground'],
  };
  const engines = (values.engine ?? 'postgres,pglite').split(',');
  show({ bench: what, size, ...(await benchIngest(size, engines)), machine: machine() });
} else if (what === 'scale') {
  const size = {
    rows: count('rows', 3_000_000),
    names: values.names ?? null,
    signals: count('signals', 10_000_000),
    count: count('count', 20_000),
    queries: count('queries', 300),
    characters: count('characters', 200),
    // Ten times the mean of a city with a million texts a day.
    rate: count('rate', 116),
    keep: values['keep-ground'],
  };
  show({ bench: what, size, ...(await benchScale(size)), machine: machine() });
} else if (what === 'soak') {
  const size = {
    rows: count('rows', 100_000),
    minutes: count('minutes', 60),
    rate: count('rate', 150),
    characters: count('characters', 200),
    keep: values['keep-ground'],
  };
  show({ bench: what, size, ...(await benchSoak(size)), machine: machine() });
} else if (what === 'registry') {
  const size = { rows: count('rows', 3_000_000), queries: count('queries', 60), seed: count('seed', 1) };
  show({ bench: what, ...(await benchRegistry({ ...size, names: values.names })), machine: machine() });
} else if (what === 'relations') {
  const size = {
    nodes: count('nodes', 2_500_000),
    edges: count('edges', 10_000_000),
    seeds: count('seeds', 5_000),
    repeat: count('repeat', 3),
    seed: count('seed', 1),
  };
  show({ bench: what, size, ...(await benchRelations(size)), machine: machine() });
} else if (what === 'audit') {
  const size = { acts: count('acts', 4_000), officers: count('officers', 50), repeat: count('repeat', 3) };
  show({ bench: what, size, ...(await benchAudit(size)), machine: machine() });
} else if (what === 'lists') {
  const size = { rows: count('rows', 100_000), repeat: count('repeat', 20) };
  show({ bench: what, size, ...(await benchLists(size)), machine: machine() });
} else if (what === 'reassess') {
  const size = { enterprises: count('enterprises', 20_000), signals: count('signals', 200) };
  show({ bench: what, size, ...(await benchReassess(size)), machine: machine() });
} else if (what !== 'train' && what !== 'assess') fail('name what is to be measured');
else {
  const size = {
    rows: count('rows', SIZES[what].rows),
    trees: count('trees', 300),
    depth: count('depth', 6),
    repeat: count('repeat', 3),
    seed: count('seed', 1),
  };
  const threads = count('threads', availableParallelism());
  const columns = count('columns', SIZES.train.columns);
  const figures =
    what === 'train' ? await benchTrain({ ...size, columns }) : await benchAssess({ ...size, threads });
  show({
    bench: what,
    size: what === 'train' ? { ...size, columns } : { ...size, threads },
    ...figures,
    machine: machine(),
  });
}
