import { describe, expect, it } from 'vitest';
import { isOwnIdentifier, nounOf } from '../../../functions/core/identity/identifier.ts';

describe('the name of a parameter or an attribute', () => {
  it.each([
    ['dBInstanceIdentifier', 'dbinstance'],
    ['db_instance_identifier', 'dbinstance'],
    ['queueUrl', 'queue'],
    ['alarmNames', 'alarm'],
    ['instancesSet', 'instance'],
    ['name', ''],
    ['ARN', ''],
    ['ruleset', 'ruleset'],
    ['thing_uuid', 'thing'],
    ['thingUrls', 'thing'],
    ['thingArnList', 'thing'],
    ['sset', ''],
    ['identifier', ''],
    ['nameOfThing', 'nameofthing'],
  ])('%s speaks of %s', (name, noun) => expect(nounOf(name)).toBe(noun));

  it.each([
    ['id', 'thing', true],
    ['alarm_name', 'metricalarm', true],
    ['cluster', 'cluster', true],
    ['policy', 'policy', false],
    ['role_arn', 'function', false],
    ['description', 'function', false],
    ['thing', 'thing', true],
    ['thingId', 'thing', true],
    ['otherThingId', 'thing', false],
    ['ngId', 'thing', false],
    ['ingId', 'thing', true],
    ['certificate', 'certificate', false],
    ['certificateArn', 'certificate', true],
    ['transitGatewayAttachmentId', 'transitgatewayvpcattachment', true],
    ['transitGatewayPeerId', 'transitgatewayvpcattachment', false],
    ['tranAttachmentId', 'transitgatewayvpcattachment', false],
    ['transitVpnmentId', 'transitgatewayvpcattachment', false],
    ['transitGatewayMentId', 'transitgatewayvpcattachment', false],
    ['lbId', 'lb', true],
    ['transitgatewayvpcattachmentsArn', 'transitgatewayvpcattachment', false],
    ['vpcToAttachmentName', 'transitgatewayvpcattachment', false],
    ['otherthing', 'thing', false],
  ])('%s is how a %s is called: %s', (attribute, noun, own) => expect(isOwnIdentifier(attribute, noun)).toBe(own));
});
