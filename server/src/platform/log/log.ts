import pino from 'pino';

/** Ids and codes only: nothing that names a person may reach a log line. */
export const log = pino({
  level: process.env['LOG_LEVEL'] ?? 'warn',
  redact: {
    paths: ['*.access_token', '*.corpsecret', '*.secret', '*.phone', '*.name', 'headers.authorization', 'headers.cookie'],
    censor: '[redacted]',
  },
});
