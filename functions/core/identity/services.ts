import type { ServiceIdentities } from './service.ts';
import { ec2 } from './services/ec2.ts';
import { iam } from './services/iam.ts';
import { s3 } from './services/s3.ts';

/** Every service of which something must be known. */
export const SERVICES: readonly ServiceIdentities[] = [ec2, iam, s3];
