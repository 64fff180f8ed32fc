import * as openid from 'openid-client';
import { z } from 'zod';
import { actorId, can, type Actor } from '../kernel/access.ts';
import { isRefusal, type Refusal } from '../kernel/errors.ts';
import { logFailure } from '../kernel/log.ts';
import { readSetting, writeSetting } from '../kernel/settings.ts';
import { findAccount, findUnboundByEmail, record, updateAccount, type Account } from './account-store.ts';
import { draft, type Means, type Origin } from './means.ts';
import { pendingToken } from './pending.ts';
import { configureSignIn } from './permissions.ts';
import { isWholeCity } from './place-store.ts';
import {
  cityOnly,
  clientMissing,
  issuerSilent,
  issuerUnsafe,
  secretMissing,
  signOnFailed,
  signOnOff,
  signOnOver,
  signOnStopped,
  strangerRefused,
} from './refusals.ts';
import { isLoopback, isSafeIssuer, localPath, pendingLife } from './rules.ts';
import type { SignOnForm, SignOnSetting } from './schema.ts';
import { seal, sealUntil, unseal, unsealAt } from '../kernel/sealed.ts';
import { singleSignOn } from './settings.ts';
import { startSession, type SignInOutcome } from './session-start.ts';

/** Single sign-on as shown: everything but the secret. */
export type ShownSignOn = Omit<SignOnSetting, 'sealedSecret'> & { readonly hasSecret: boolean };

export type SingleSignOn = {
  readSignOn(): Promise<ShownSignOn>;
  /** Whether this is an administrator whose agencies are the whole city. */
  mayConfigureSignOn(actor: Actor): Promise<boolean>;
  /** For administrators of the whole city. When it is to be on, the provider must answer. */
  saveSignOn(actor: Actor, form: SignOnForm): Promise<true | Refusal>;
  /** Where to send the browser, and what its cookie keeps meanwhile (5 minutes). */
  beginSignOn(origin: string, next: string): Promise<{ to: string; started: string } | Refusal>;
  /** The way back: checks state, nonce, PKCE and the identity token, finds the account, and signs in. */
  finishSignOn(
    back: { started: string | undefined; url: URL; replaces?: string } & Origin,
  ): Promise<(SignInOutcome & { next: string }) | Refusal>;
};

export const callbackPath = '/sign-in/oidc/callback';

/** Minutes for which the provider's description is kept before it is read again. */
const descriptionKept = 10;

/** Who the provider says a person is: from the identity token, or from where it answers for more. */
type Identity = openid.IDToken | openid.UserInfoResponse;

/** What the browser keeps, sealed, until it comes back. */
const Started = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  redirect: z.string(),
});
type Started = z.infer<typeof Started>;

export function createSingleSignOn(means: Means): SingleSignOn {
  const { house, machine } = means;
  const { db, secret } = house;
  let kept: { key: string; until: Temporal.Instant; provider: openid.Configuration } | undefined;

  async function getProvider(given: SignOnSetting): Promise<openid.Configuration> {
    const key = JSON.stringify(given);
    const now = machine.now();
    if (kept?.key === key && Temporal.Instant.compare(now, kept.until) < 0) return kept.provider;
    const clientSecret = unseal(secret, 'client secret', given.sealedSecret) ?? '';
    const provider = await openid.discovery(new URL(given.issuer), given.clientId, clientSecret, undefined, {
      timeout: 10,
      execute: isLoopback(given.issuer) ? [openid.allowInsecureRequests] : [],
    });
    kept = { key, until: now.add({ minutes: descriptionKept }), provider };
    return provider;
  }

  return {
    async readSignOn() {
      const { sealedSecret, ...shown } = await readSetting(db, singleSignOn);
      return { ...shown, hasSecret: sealedSecret !== '' };
    },

    mayConfigureSignOn: (actor) => isWholeCity(db, can(actor, configureSignIn)),

    async saveSignOn(actor, { clientSecret, ...form }) {
      if (!(await isWholeCity(db, can(actor, configureSignIn)))) return cityOnly;
      const before = await readSetting(db, singleSignOn);
      const isSame = before.issuer === form.issuer && before.clientId === form.clientId;
      // A secret is kept only for the provider it was given for: nobody may have it sent elsewhere.
      const keptSecret = isSame ? before.sealedSecret : '';
      const sealedSecret = clientSecret === '' ? keptSecret : seal(secret, 'client secret', clientSecret);
      const after: SignOnSetting = { ...form, sealedSecret };
      if (form.issuer !== '' && !isSafeIssuer(form.issuer)) return issuerUnsafe;
      if (form.isEnabled) {
        const refusal = await enablingRefusal(after);
        if (refusal !== null) return refusal;
      }
      await db.transaction().execute(async (tx) => {
        await writeSetting(tx, singleSignOn, after, { at: house.clock.now(), accountId: actorId(actor) });
        if (actor.kind !== 'staff') return;
        const data = { isEnabled: after.isEnabled, issuer: after.issuer, secretChanged: clientSecret !== '' };
        await record(tx, actor.accountId, [draft(means, 'sign-on-configured', data, actor.accountId)]);
      });
      return true;
    },

    async beginSignOn(origin, next) {
      const given = await readSetting(db, singleSignOn);
      if (!given.isEnabled) return signOnOff;
      try {
        const provider = await getProvider(given);
        const started: Started = {
          state: openid.randomState(),
          nonce: openid.randomNonce(),
          verifier: openid.randomPKCECodeVerifier(),
          next: localPath(next),
          redirect: origin + callbackPath,
        };
        const to = openid.buildAuthorizationUrl(provider, {
          redirect_uri: started.redirect,
          scope: 'openid email',
          state: started.state,
          nonce: started.nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(started.verifier),
          code_challenge_method: 'S256',
        });
        const until = machine.now().add(pendingLife);
        return { to: to.href, started: sealUntil(secret, 'single sign-on', started, until) };
      } catch (error) {
        return signOnFailed(logFailure(error, 'single sign-on, beginning'));
      }
    },

    async finishSignOn({ started, url, ...origin }) {
      const given = await readSetting(db, singleSignOn);
      if (!given.isEnabled) return signOnOff;
      const opening = { now: machine.now(), schema: Started };
      const value = started === undefined ? null : unsealAt(secret, 'single sign-on', started, opening);
      if (value === null) return signOnOver;
      const { state, nonce, verifier, next, redirect } = value;
      if (url.searchParams.get('state') !== state) return signOnOver;
      const claims = await exchange(given, new URL(redirect + url.search), { state, nonce, verifier });
      if (isRefusal(claims)) return claims;
      const account = await findPerson(given, claims);
      if (account === undefined) return strangerRefused;
      if (account.totpSecret !== null) {
        return { kind: 'code-needed', pending: pendingToken(means, account, 'single-sign-on'), next };
      }
      const outcome = await startSession(means, account, { ...origin, method: 'single-sign-on' });
      return isRefusal(outcome) ? strangerRefused : { ...outcome, next };
    },
  };

  async function enablingRefusal(wanted: SignOnSetting): Promise<Refusal | null> {
    if (wanted.issuer === '') return issuerUnsafe;
    if (wanted.clientId === '') return clientMissing;
    if (wanted.sealedSecret === '') return secretMissing;
    try {
      await getProvider(wanted);
      return null;
    } catch (error) {
      logFailure(error, 'single sign-on, reading the provider');
      return issuerSilent;
    }
  }

  async function exchange(
    given: SignOnSetting,
    url: URL,
    { state, nonce, verifier }: Pick<Started, 'state' | 'nonce' | 'verifier'>,
  ): Promise<Identity | Refusal> {
    try {
      const provider = await getProvider(given);
      const tokens = await openid.authorizationCodeGrant(provider, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) return signOnOver;
      const isEmailMissing = given.matchBy === 'email' && claims['email'] === undefined;
      if (!isEmailMissing || provider.serverMetadata().userinfo_endpoint === undefined) return claims;
      return await openid.fetchUserInfo(provider, tokens.access_token, claims.sub);
    } catch (error) {
      if (error instanceof openid.AuthorizationResponseError) return signOnStopped;
      return signOnFailed(logFailure(error, 'single sign-on, coming back'));
    }
  }

  /**
   * The active account of an identity: by its bound `sub`; or, where the city says so, by an address that the provider has
   * verified and exactly one unbound account has, which binds it from now on, so that a changed address opens nothing.
   */
  async function findPerson(given: SignOnSetting, claims: Identity): Promise<Account | undefined> {
    const bound = await findAccount(db, { oidcSubject: claims.sub });
    if (bound !== undefined) return bound.isActive ? bound : undefined;
    const email = claims['email'];
    if (given.matchBy !== 'email' || typeof email !== 'string' || claims['email_verified'] !== true)
      return undefined;
    const [id, another] = await findUnboundByEmail(db, email);
    if (id === undefined || another !== undefined) return undefined;
    await db.transaction().execute(async (tx) => {
      await updateAccount(tx, id, { oidcSubject: claims.sub });
      await record(tx, id, [draft(means, 'identity-bound', {}, id)]);
    });
    return findAccount(db, { id });
  }
}
