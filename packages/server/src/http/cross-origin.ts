/** How long a browser may remember what it was allowed, in seconds. */
const REMEMBER_SECONDS = 600;

/** Tells a browser that pages of these origins may use this server with their user's cookies. Pages of others are told nothing, and so may not. */
export function allowOrigin(request: Request, response: Response, allowedOrigins: ReadonlySet<string>): Response {
  const origin = request.headers.get('origin');
  if (allowedOrigins.size === 0) return response;
  response.headers.append('vary', 'origin');
  if (origin === null || !allowedOrigins.has(origin)) return response;
  response.headers.set('access-control-allow-origin', origin);
  response.headers.set('access-control-allow-credentials', 'true');
  response.headers.set('access-control-expose-headers', 'etag, retry-after, crosswalk-answer');
  return response;
}

/** Answers the question a browser asks before a request of another origin: what may be sent. */
export function answerPreflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers':
        'content-type, if-match, idempotency-key, last-event-id, authorization, crosswalk-plugin',
      'access-control-max-age': String(REMEMBER_SECONDS),
    },
  });
}

/** Whether a request is such a question. */
export function isPreflight(request: Request): boolean {
  return request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
}
