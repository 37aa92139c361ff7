import type { ServiceIdentities } from '../service.ts';

/** What Lightsail calls its kinds in `resourceType`. */
const LIGHTSAIL = {
  Bucket: 'bucket',
  Certificate: 'certificate',
  ContainerService: 'containerservice',
  Disk: 'disk',
  Distribution: 'distribution',
  Instance: 'instance',
  KeyPair: 'keypair',
  LoadBalancer: 'loadbalancer',
  LoadBalancerTlsCertificate: 'loadbalancertlscertificate',
  RelationalDatabase: 'relationaldatabase',
  StaticIp: 'staticip',
};
const anyKind = (path: string) =>
  Object.entries(LIGHTSAIL).map(([name, kind]) => `[${path}=${name}]${kind}|{resourceName}`);
const answered = anyKind('response.operations.resourceType');
const addOn = ['instance|{resourceName}', 'disk|{resourceName}'];

/** A certificate is named within its load balancer. */
const certificate = ['lbcertificate|{loadBalancerName}|{certificateName}', '^loadbalancer|{loadBalancerName}'];
const tls = ['tlsattachment|{loadBalancerName}|{certificateName}', '^loadbalancer|{loadBalancerName}'];
const balanced = ['lbattachment|{loadBalancerName}|{instanceNames}', '~loadbalancer|{loadBalancerName}'];
const entry = ['domainentry|{domainName}|{domainEntry.name}|{domainEntry.type}', '^domain|{domainName}'];

/** Lightsail: some calls name a thing of any kind, and their answer says of which. */
export const lightsail = (): ServiceIdentities => ({
  family: 'lightsail',
  types: {
    aws_lightsail_lb_attachment: ['lbattachment|{lb_name}|{instance_name}'],
    aws_lightsail_lb_certificate_attachment: ['tlsattachment|{lb_name}|{certificate_name}'],
    aws_lightsail_lb_stickiness_policy: ['lbattribute|{lb_name}|stickiness'],
    aws_lightsail_lb_https_redirection_policy: ['lbattribute|{lb_name}|httpsredirection'],
    aws_lightsail_static_ip_attachment: ['staticipattachment|{static_ip_name}'],
    aws_lightsail_disk_attachment: ['diskattachment|{disk_name}'],
    // Calls have the entry's whole name.
    aws_lightsail_domain_entry: [
      'domainentry|{domain_name}|{name}|{type}',
      'domainentry|{domain_name}|{name}.{domain_name}|{type}',
    ],
  },
  also: { aws_lightsail_lb_certificate: ['lbcertificate|{lb_name}|{name}'] },
  events: {
    CreateLoadBalancerTlsCertificate: certificate,
    DeleteLoadBalancerTlsCertificate: certificate,
    AttachLoadBalancerTlsCertificate: tls,
    AttachInstancesToLoadBalancer: balanced,
    DetachInstancesFromLoadBalancer: balanced,
    UpdateLoadBalancerAttribute: [
      '[attributeName=HttpsRedirectionEnabled]lbattribute|{loadBalancerName}|httpsredirection',
      '[attributeName=SessionStickinessEnabled]lbattribute|{loadBalancerName}|stickiness',
      '[attributeName=SessionStickiness_LB_CookieDurationSeconds]lbattribute|{loadBalancerName}|stickiness',
      '~loadbalancer|{loadBalancerName}',
    ],
    AttachStaticIp: ['staticipattachment|{staticIpName}', '^staticip|{staticIpName}'],
    DetachStaticIp: ['staticipattachment|{staticIpName}', '^staticip|{staticIpName}'],
    AttachDisk: ['diskattachment|{diskName}', '^disk|{diskName}'],
    DetachDisk: ['diskattachment|{diskName}', '^disk|{diskName}'],
    CreateDomainEntry: entry,
    UpdateDomainEntry: entry,
    DeleteDomainEntry: entry,
    TagResource: ['arn|{resourceArn}', ...answered],
    UntagResource: ['arn|{resourceArn}', ...answered],
    SetIpAddressType: anyKind('resourceType'),
    EnableAddOn: addOn,
    DisableAddOn: addOn,
  },
});
