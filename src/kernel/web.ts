import type { Readable } from 'node:stream';
import type { VNode } from 'preact';
import type { z } from 'zod';
import type { Actor, Answer, Permission } from './access.ts';
import type { Refusal } from './errors.ts';
import type { Language, Text } from './messages.ts';
import type { TypedForm } from './typed-form.ts';

/**
 * A route is a declaration: where it is, who may use it, what it takes, what it does. It cannot be written without
 * saying its permission: a `Permission`, `signed-in` (any member of staff) or `public`.
 */
export type RouteDefinition<P, Q, B> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly permission: Permission | 'signed-in' | 'public';
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  /** Form or JSON body; dotted names of a form (`applicant.name`, `papers.0.original`) arrive nested. */
  readonly body?: z.ZodType<B>;
  /** Takes files (multipart): each at most `maxBytes`, at most `maxFiles` together. */
  readonly upload?: { readonly maxBytes: number; readonly maxFiles: number };
  /** Largest body without files, in bytes; 1 MiB unless told. */
  readonly maxBody?: number;
  /** Requests a minute from one visitor or account; unset: the general limit. */
  readonly perMinute?: number;
  /** Words for the API's description; a route with them is part of the API and always answers JSON. */
  readonly api?: Text;
  /** Its form holds passwords or codes: what was typed is never sent back, not even to who typed it. */
  readonly isSecret?: boolean;
  /** Changes nothing, so that it may be posted to from anywhere without a form of ours. */
  readonly isQuery?: boolean;
  handle(context: Context<P, Q, B>): Promise<Reply> | Reply;
  /** Shows the form again, with what was typed and why it was refused; else a page of its own says so. */
  refused?(context: RefusedContext): Promise<Reply> | Reply;
};

/** A route whose shapes have been forgotten: what the server keeps in its list. */
export type Route = RouteDefinition<never, never, never>;

/** Declares a route, keeping its shapes for `handle`. */
export function route<P = Record<string, never>, Q = Record<string, never>, B = Record<string, never>>(
  definition: RouteDefinition<P, Q, B>,
): Route {
  return definition as unknown as Route;
}

/** Who asks, and in which language. */
export type Asking = {
  readonly actor: Actor;
  /** What the route's permission answered for this actor; `true` on public routes. */
  readonly answer: Answer;
  readonly language: Language;
  /** Path and query as asked. */
  readonly url: string;
  /** The route's path with its parameters filled in, e.g. `/dossiers/H13.01-…`. */
  readonly path: string;
  /** Goes into every form as the hidden field `_csrf`. */
  readonly csrf: string;
  /** The account's own secret for its browser to keep half-typed forms under; only for staff. */
  readonly formSecret?: string;
  /** `https://host` under which the request came. */
  readonly origin: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  /** The header `Idempotency-Key`: a submission sent again under the same key is one submission. */
  readonly idempotencyKey?: string;
};

export type Context<P, Q, B> = Asking & {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly files: readonly UploadedFile[];
};

export type RefusedContext = Asking & {
  readonly refusals: readonly Refusal[];
  readonly status: number;
  /** What was typed, as it came: nested, unchecked. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
};

/** A file that has been received whole and lies in the file store. */
export type UploadedFile = {
  readonly field: string;
  readonly name: string;
  readonly hash: string;
  readonly size: number;
};

export type Cookie = {
  readonly name: string;
  readonly value: string | null;
  readonly maxAgeSeconds?: number;
};

export type Reply = { readonly cookies?: readonly Cookie[] } & (
  | {
      readonly kind: 'page';
      readonly title: string;
      readonly body: VNode;
      readonly status?: number;
      /** Islands of this page, e.g. `editor.js`. */
      readonly scripts?: readonly string[];
      readonly styles?: readonly string[];
      /** The page is a tool that takes the whole window. */
      readonly isTool?: boolean;
    }
  | { readonly kind: 'fragment'; readonly body: VNode; readonly status?: number }
  | { readonly kind: 'json'; readonly value: unknown; readonly status?: number }
  | { readonly kind: 'redirect'; readonly to: string; readonly flash?: Text }
  | {
      readonly kind: 'bytes';
      readonly data: Uint8Array | Readable | string;
      readonly mediaType: string;
      readonly fileName?: string;
      /** Offered for saving instead of being shown. */
      readonly isDownload?: boolean;
      /** The content never changes under this address. */
      readonly isImmutable?: boolean;
    }
);

type PageExtras = Omit<Extract<Reply, { kind: 'page' }>, 'kind' | 'title' | 'body'>;

/** A page of ours: the shell around it (navigation, person, language) is added by the server. */
export function page(title: string, body: VNode, extras: PageExtras = {}): Reply {
  return { kind: 'page', title, body, ...extras };
}

export function json(value: unknown, status = 200): Reply {
  return { kind: 'json', value, status };
}

/** After a form: see other (303), with a word on what was done. */
export function redirect(to: string, flash?: Text): Reply {
  return flash === undefined ? { kind: 'redirect', to } : { kind: 'redirect', to, flash };
}

/** The shell of a page, given by the house so that the kernel knows no look. */
export type Shell = {
  page(asking: Asking, reply: Extract<Reply, { kind: 'page' }>, flash: Text | null): Promise<string> | string;
  /** A part of a page, for a partial update. */
  fragment(asking: Asking, body: VNode): string;
  /**
   * A page for refusals that no form takes, and for unknown failures (`failureCode` finds the log line). `typed` is a form
   * that came after its session had ended, to be sent again from that page.
   */
  failure(
    asking: Asking,
    status: number,
    refusals: readonly Refusal[],
    more?: { readonly failureCode?: string | undefined; readonly typed?: TypedForm | undefined },
  ): Promise<string> | string;
};
