import type { AdoptionTable } from './row.ts';

/** Load balancers and Route 53: new ways in. A record that an UPSERT made may have stood there before: only CREATE counts. */
export const edge: AdoptionTable = {
  'elasticloadbalancing:CreateListener': [
    {
      type: 'aws_lb_listener',
      id: '{item.listenerArn}',
      each: 'response.listeners',
      expect: { arn: '{item.listenerArn}', load_balancer_arn: '{loadBalancerArn}' },
    },
  ],
  'elasticloadbalancing:CreateRule': [
    {
      type: 'aws_lb_listener_rule',
      id: '{item.ruleArn}',
      each: 'response.rules',
      expect: { arn: '{item.ruleArn}', listener_arn: '{listenerArn}' },
    },
  ],
  'elasticloadbalancing:AddListenerCertificates': [
    {
      type: 'aws_lb_listener_certificate',
      id: '{listenerArn}_{item.certificateArn}',
      each: 'certificates',
      expect: { listener_arn: '{listenerArn}', certificate_arn: '{item.certificateArn}' },
    },
  ],
  'route53:ChangeResourceRecordSets': [
    {
      type: 'aws_route53_record',
      id: '{hostedZoneId:last}_{item.resourceRecordSet.name:plain}_{item.resourceRecordSet.type}',
      each: 'changeBatch.changes',
      when: { 'item.action': 'CREATE' },
      expect: { zone_id: '{hostedZoneId:last}', type: '{item.resourceRecordSet.type}' },
    },
  ],
};
