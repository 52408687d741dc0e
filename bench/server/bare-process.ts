/** What the same statements cost with nothing around them: the peer of the bench. */
import { createServer } from 'node:http';
import pg from 'pg';

const [, , url = '', statements = '{}'] = process.argv;
const { one, page } = JSON.parse(statements) as Record<'one' | 'page', { text: string; values: unknown[] }>;
const pool = new pg.Pool({ connectionString: url, max: 10 });
const server = createServer((request, response) => {
  const answer = (data: unknown) => {
    const body = JSON.stringify(data);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  };
  const fail = (error: unknown) => response.writeHead(500).end(String(error));
  const id = request.url?.split('/').at(-1) ?? '';
  if (request.method === 'GET') {
    const values = one.values.map((value) => (Array.isArray(value) ? [id] : value));
    pool.query(one.text, values).then(({ rows }) => answer(rows[0]), fail);
    return;
  }
  let body = '';
  request.on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    JSON.parse(body);
    pool
      .query(page.text, page.values)
      .then(({ rows }) => answer({ records: rows.slice(0, 50), total: rows[0].total }), fail);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
