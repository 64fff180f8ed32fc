import * as OTPAuth from 'otpauth';
import QRCode from 'qrcode';

/** Seconds that one code of the authenticator stands (RFC 6238). */
const period = 30;

/** A new secret of 160 bits in base32, as RFC 4226 section 4 advises. */
export function newSecret(): string {
  return new OTPAuth.Secret({ size: 20 }).base32;
}

/** The address that an authenticator app reads from the QR image. */
export function secretAddress(secret: string, username: string): string {
  return authenticator(secret, username).toString();
}

/** The address as a QR image (SVG). */
export function secretImage(secret: string, username: string): Promise<string> {
  return QRCode.toString(secretAddress(secret, username), {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 2,
  });
}

/**
 * The time step whose code this is: now, or one step before or after, for clocks that are a little off (RFC 6238, 5.2).
 * Null when the code fits none. A step may be used once: the caller keeps the last.
 */
export function stepOfCode(secret: string, code: string, now: Temporal.Instant): number | null {
  const timestamp = now.epochMilliseconds;
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = authenticator(secret, '').validate({ token, timestamp, window: 1 });
  return delta === null ? null : OTPAuth.TOTP.counter({ period, timestamp }) + delta;
}

/** The code of an instant: what the person's telephone shows. */
export function codeAt(secret: string, now: Temporal.Instant): string {
  return authenticator(secret, '').generate({ timestamp: now.epochMilliseconds });
}

function authenticator(secret: string, label: string): OTPAuth.TOTP {
  return new OTPAuth.TOTP({ issuer: 'Một Cửa', label, algorithm: 'SHA1', digits: 6, period, secret });
}
