export { s3Server, testCredentials, testRegion, type Mishap, type S3Server } from './server';
