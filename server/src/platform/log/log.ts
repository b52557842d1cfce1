import pino from 'pino';

/** Its level is set from the settings at the start. Ids and codes only: nothing that names a person may reach a log line. */
export const log = pino({
  level: 'warn',
  redact: {
    paths: ['*.access_token', '*.corpsecret', '*.secret', '*.phone', '*.name', 'headers.authorization', 'headers.cookie'],
    censor: '[redacted]',
  },
});
