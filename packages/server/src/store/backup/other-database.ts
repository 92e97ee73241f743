import pg from 'pg';

const onServer = async (url: string, command: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(command);
  } finally {
    await client.end();
  }
};

/** Makes a database on the server that `url` leads to. Throws where the name is taken or the right is missing. */
export const createDatabase = (url: string, name: string): Promise<void> =>
  onServer(url, `create database ${pg.escapeIdentifier(name)}`);

/** Drops it, whoever is still connected. */
export const dropDatabase = (url: string, name: string): Promise<void> =>
  onServer(url, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
