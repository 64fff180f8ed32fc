import type { FastifyInstance } from 'fastify';
import { pathOf } from './asking.ts';
import { notFound, refuse, Refused } from './errors.ts';
import { t } from './messages.ts';
import type { Route } from './web.ts';

/**
 * Answers what no route took: which methods an address has (OPTIONS), that it has not this one (405 with `Allow`,
 * RFC 9110 §15.5.6), or that there is no such address.
 */
export function answerStrangers(app: FastifyInstance, routes: readonly Route[]): void {
  const known = routes.map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  const methodsOf = (path: string): string[] => {
    const methods = new Set<string>(
      known.flatMap(({ method, pattern }) => (pattern.test(path) ? method : [])),
    );
    if (methods.has('GET')) methods.add('HEAD');
    if (methods.size > 0) methods.add('OPTIONS');
    return [...methods].toSorted();
  };

  app.setNotFoundHandler(async (request, reply) => {
    const methods = methodsOf(pathOf(request.url));
    if (methods.length === 0) throw new Refused(notFound);
    void reply.header('allow', methods.join(', '));
    if (request.method === 'OPTIONS') return reply.code(204).send();
    throw new WrongMethod(request.method, methods);
  });
}

/** Matches the addresses of a route's path: a `:name` stands for one part of it. */
function patternOf(path: string): RegExp {
  const parts = path.split(/(:\w+|\*)/).map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : RegExp.escape(part);
  });
  return new RegExp(`^${parts.join('')}$`);
}

class WrongMethod extends Refused {
  override readonly status = 405;

  constructor(method: string, methods: readonly string[]) {
    const list = methods.join(', ');
    super(
      refuse(
        'method-not-allowed',
        t(
          `Địa chỉ này không nhận phương thức ${method}; chỉ nhận: ${list}.`,
          `This address does not take ${method}; it takes: ${list}.`,
        ),
      ),
    );
  }
}
