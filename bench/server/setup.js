/** Who users are in the bench: whoever the request says. */
export default {
  identify: (request) => ({ id: request.headers.get('x-user') ?? 'u1', name: 'Ada', roles: ['admin'] }),
};
