import type { ServiceIdentities } from '../service.ts';

const destination = [
  'configurationseteventdestination|{configurationSetName}|{eventDestinationName,eventDestination.name}',
  '^configurationset|{configurationSetName}',
];
const receipt = ['receiptrule|{ruleSetName}|{ruleName,rule.name}', '^receiptruleset|{ruleSetName}'];
const mailFrom = ['mailfrom|{identity,emailIdentity}', '~identity|{identity,emailIdentity}'];
const dkim = ['dkim|{identity,emailIdentity,domain}', '~identity|{identity,emailIdentity,domain}'];
/** A domain that is no longer an identity is no longer verified. */
const deleted = ['identity|{identity,emailIdentity:last}', 'domainidentityverification|{identity,emailIdentity:last}'];
const notice = ['notificationtopic|{identity:last}|{notificationType}', '~identity|{identity}'];
const feedback = ['emailidentityfeedbackattributes|{identity}', '~identity|{identity}'];
const dedicatedIp = ['dedicatedip|{ip}'];

/**
 * SES, both versions of its API: some things are told apart only by which of them made them. What v1 calls an `identity` is v2's
 * `emailidentity`: whichever made it, the calls of both change it.
 */
export const ses = (): ServiceIdentities => ({
  family: 'ses',
  types: {
    aws_ses_event_destination: ['arn|{arn}', 'configurationseteventdestination|{configuration_set_name}|{name}'],
    aws_sesv2_configuration_set_event_destination: [
      'configurationseteventdestination|{configuration_set_name}|{event_destination_name}',
    ],
    aws_ses_receipt_rule: ['arn|{arn}', 'receiptrule|{rule_set_name}|{name}'],
    aws_ses_domain_mail_from: ['mailfrom|{domain}'],
    aws_sesv2_email_identity_mail_from_attributes: ['mailfrom|{email_identity}'],
    aws_ses_identity_notification_topic: ['notificationtopic|{identity:last}|{notification_type}'],
    aws_ses_domain_dkim: ['dkim|{domain}'],
    aws_sesv2_dedicated_ip_assignment: ['dedicatedip|{ip}'],
    aws_ses_active_receipt_rule_set: ['activereceiptruleset|-'],
  },
  also: {
    aws_ses_domain_identity: ['emailidentity|{domain}'],
    aws_ses_email_identity: ['emailidentity|{email}'],
    aws_sesv2_email_identity: ['identity|{email_identity}'],
    aws_ses_identity_policy: ['emailidentitypolicy|{name}|emailidentity={identity:last}'],
    aws_sesv2_email_identity_policy: ['identitypolicy|{policy_name}|identity={email_identity}'],
  },
  events: {
    CreateConfigurationSetEventDestination: destination,
    UpdateConfigurationSetEventDestination: destination,
    DeleteConfigurationSetEventDestination: destination,
    CreateReceiptRule: receipt,
    UpdateReceiptRule: receipt,
    DeleteReceiptRule: receipt,
    SetReceiptRulePosition: receipt,
    DeleteIdentity: deleted,
    DeleteEmailIdentity: deleted,
    SetIdentityMailFromDomain: mailFrom,
    PutEmailIdentityMailFromAttributes: mailFrom,
    SetIdentityNotificationTopic: notice,
    SetIdentityHeadersInNotificationsEnabled: notice,
    VerifyDomainDkim: dkim,
    SetIdentityDkimEnabled: dkim,
    PutEmailIdentityDkimAttributes: dkim,
    SetIdentityFeedbackForwardingEnabled: feedback,
    PutDedicatedIpInPool: dedicatedIp,
    SetActiveReceiptRuleSet: ['activereceiptruleset|-'],
  },
});

const association = (kind: string, name: string) => [`${kind}|{InstanceId}|{${name}}`, '^instance|{InstanceId}'];
const bot = [...association('bot', 'LexBot.Name,BotName').slice(0, 1), ...association('bot', 'LexV2Bot.AliasArn')];

/** Amazon Connect. What is joined to an instance has no id. */
export const connect = (): ServiceIdentities => ({
  family: 'connect',
  types: { aws_connect_bot_association: ['bot|{instance_id}|{lex_bot.name}'] },
  events: { AssociateBot: bot, DisassociateBot: bot, AssociateLexBot: bot, DisassociateLexBot: bot },
});
