import { isDatabaseAway } from './connect';
import { mongoose } from './mongoose';

const { MongoNetworkError, MongoServerError } = mongoose.mongo;
const withCode = (code: string) => Object.assign(new Error('write failed'), { code });

test.each([
  ['the connection broke', new MongoNetworkError('connection closed')],
  ['the socket ended while a command waited to be written', withCode('EPIPE')],
  ['the server is shutting down', new MongoServerError({ message: 'interrupted at shutdown', code: 11_600 })],
  ['the server is no longer the primary', new MongoServerError({ message: 'not primary', code: 10_107 })],
])('the database is away: %s', (_, error) => expect(isDatabaseAway(error)).toBe(true));

test.each([
  ['a duplicate key', new MongoServerError({ message: 'E11000 duplicate key', code: 11_000 })],
  ['a file that is not there', withCode('ENOENT')],
  ['a fault of the code', new TypeError('x is not a function')],
  ['nothing that can be read', 'EPIPE'],
])('the database is not away: %s', (_, error) => expect(isDatabaseAway(error)).toBe(false));
