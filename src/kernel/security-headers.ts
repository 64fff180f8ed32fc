/** What pages may load and where forms may go (Content Security Policy Level 3): everything of our own, no inline script. */
const contentSecurity = [
  `default-src 'self'`,
  `script-src 'self'`,
  `script-src-attr 'none'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data:`,
  `font-src 'self' data:`,
  `object-src 'none'`,
  `frame-ancestors 'self'`,
  `form-action 'self'`,
  `base-uri 'none'`,
].join(';');

/**
 * Headers by which browsers protect who reads a page; every answer carries them, the same for all. Without
 * Strict-Transport-Security: whether the city is reached by TLS alone is for who puts TLS before it.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurity,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  // The filter that old browsers had did more harm than good.
  'x-xss-protection': '0',
};
