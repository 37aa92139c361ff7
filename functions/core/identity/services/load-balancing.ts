import type { ServiceIdentities } from '../service.ts';

/**
 * A target without a port has the group's. A call that says one means also what was attached without; one that says none means it
 * at every port.
 */
const target = [
  'targetattachment|{targetGroupArn}|{targets[].id}|{targets[].port?}',
  'targetattachment|{targetGroupArn}|{targets[].id}|',
  'anyport|{targetGroupArn}|{targets[].id}|{targets[].port?}',
  '^arn|{targetGroupArn}',
];
const attached = ['targetattachment|{target_group_arn}|{target_id}|{port?}', 'anyport|{target_group_arn}|{target_id}|'];
const certificate = ['listenercertificate|{listenerArn}|{certificates.certificateArn}', '~arn|{listenerArn}'];
const classic = ['instanceattachment|{loadBalancerName}|{instances.instanceId}', '~loadbalancer|{loadBalancerName}'];
const classicPolicy = [
  'loadbalancerpolicy|{loadBalancerName}|{policyName}',
  'loadbalancerpolicy|{loadBalancerName}|{response.policyName}',
  '^loadbalancer|{loadBalancerName}',
];
const ofListener = ['listenerpolicy|{loadBalancerName}|{loadBalancerPort}', '~loadbalancer|{loadBalancerName}'];
/** A policy that the provider makes and sets on a listener in one: off its listener, it reads it as gone. */
const onListener = ['loadbalancerpolicy|{load_balancer}|{name}', 'listenerpolicy|{load_balancer}|{lb_port}'];
const ofBackend = ['backendpolicy|{loadBalancerName}|{instancePort}', '~loadbalancer|{loadBalancerName}'];
const revocations = ['truststorerevocation|{trustStoreArn}|{revocationIds}', '~arn|{trustStoreArn}'];

/** Elastic Load Balancing, classic and v2: both have the same eventSource. */
export const elasticloadbalancing = (): ServiceIdentities => ({
  family: 'elasticloadbalancing',
  types: {
    aws_lb: ['arn|{arn,id}', 'lb|{name}'],
    aws_alb: ['arn|{arn,id}', 'lb|{name}'],
    aws_lb_target_group_attachment: attached,
    aws_alb_target_group_attachment: attached,
    aws_lb_listener_certificate: ['listenercertificate|{listener_arn}|{certificate_arn}'],
    aws_alb_listener_certificate: ['listenercertificate|{listener_arn}|{certificate_arn}'],
    aws_elb_attachment: ['instanceattachment|{elb}|{instance}'],
    aws_load_balancer_policy: ['loadbalancerpolicy|{load_balancer_name}|{policy_name}'],
    aws_lb_cookie_stickiness_policy: onListener,
    aws_lb_ssl_negotiation_policy: onListener,
    aws_app_cookie_stickiness_policy: onListener,
    // The one name that the provider gives it.
    aws_proxy_protocol_policy: ['loadbalancerpolicy|{load_balancer}|TFEnableProxyProtocol'],
    aws_load_balancer_listener_policy: ['listenerpolicy|{load_balancer_name}|{load_balancer_port}'],
    aws_load_balancer_backend_server_policy: ['backendpolicy|{load_balancer_name}|{instance_port}'],
    aws_lb_trust_store_revocation: ['truststorerevocation|{trust_store_arn}|{revocation_id}'],
    aws_lb_listener: ['arn|{arn,id}'],
    aws_alb_listener: ['arn|{arn,id}'],
    aws_lb_listener_rule: ['arn|{arn,id}'],
    aws_alb_listener_rule: ['arn|{arn,id}'],
  },
  events: {
    // Only v2 says `name`; every other call of v2 says an ARN, so that `loadBalancerName` always means a classic one.
    CreateLoadBalancer: ['loadbalancer|{loadBalancerName}', 'lb|{name}'],
    RegisterTargets: target,
    DeregisterTargets: target,
    AddListenerCertificates: certificate,
    RemoveListenerCertificates: certificate,
    CreateListener: ['arn|{response.listeners.listenerArn}', '^arn|{loadBalancerArn}'],
    CreateRule: ['arn|{response.rules.ruleArn}', '^arn|{listenerArn}'],
    SetRulePriorities: ['arn|{rulePriorities.ruleArn}'],
    RegisterInstancesWithLoadBalancer: classic,
    DeregisterInstancesFromLoadBalancer: classic,
    CreateLoadBalancerPolicy: classicPolicy,
    DeleteLoadBalancerPolicy: classicPolicy,
    CreateLBCookieStickinessPolicy: classicPolicy,
    CreateAppCookieStickinessPolicy: classicPolicy,
    SetLoadBalancerPoliciesOfListener: ofListener,
    SetLoadBalancerPoliciesForBackendServer: ofBackend,
    AddTrustStoreRevocations: revocations,
    RemoveTrustStoreRevocations: revocations,
  },
});

const group = '{autoScalingGroupName}';
const above = `^autoscalinggroup|${group}`;
const scaling = [`policy|${group}|{policyName}`, above];
const schedule = [`schedule|${group}|{scheduledActionName}`, above];
const hook = [`hook|${group}|{lifecycleHookName}`, above];
const targetGroups = [`attachment|${group}|{targetGroupARNs}`, `~autoscalinggroup|${group}`];
const balancers = [`attachment|${group}|{loadBalancerNames}`, `~autoscalinggroup|${group}`];
const sources = [`attachment|${group}|{trafficSources.identifier}`, `~autoscalinggroup|${group}`];
const notification = [`notification|${group}|{topicARN}`, above];
const tags = ['autoscalinggroup|{tags.resourceId}', 'tag|{tags[].resourceId}|{tags[].key}'];

const plan = ['autoscaling-plans:scalingplan|{scalingPlanName}'];

const dimension = '{serviceNamespace}|{resourceId}|{scalableDimension}';
const scalableTarget = [`scalabletarget|${dimension}`];
const scalingPolicy = [`scalingpolicy|${dimension}|{policyName}`, `^scalabletarget|${dimension}`];
const action = [`scheduledaction|${dimension}|{scheduledActionName}`, `^scalabletarget|${dimension}`];

/** The same rows for another family's table. */
function inApplication(rows: readonly string[]): string[] {
  return rows.map((row) => row.replace(/^\^?/, (mark) => `${mark}application-autoscaling:`));
}

/** EC2 Auto Scaling. Policies, schedules and hooks are named within their group. */
export const autoscaling = (): ServiceIdentities => ({
  family: 'autoscaling',
  types: {
    aws_autoscaling_policy: ['arn|{arn}', 'policy|{autoscaling_group_name}|{name}'],
    aws_autoscaling_schedule: ['arn|{arn}', 'schedule|{autoscaling_group_name}|{scheduled_action_name}'],
    aws_autoscaling_lifecycle_hook: ['hook|{autoscaling_group_name}|{name}'],
    aws_autoscaling_attachment: ['attachment|{autoscaling_group_name}|{lb_target_group_arn,elb}'],
    aws_autoscaling_traffic_source_attachment: ['attachment|{autoscaling_group_name}|{traffic_source.identifier}'],
    aws_autoscaling_notification: ['notification|{group_names}|{topic_arn}'],
    aws_autoscaling_group_tag: ['tag|{autoscaling_group_name}|{tag.key}'],
  },
  events: {
    // CloudTrail writes Application Auto Scaling and scaling plans under this eventSource, too.
    PutScalingPolicy: [...scaling, ...inApplication(scalingPolicy)],
    DeleteScalingPolicy: inApplication(scalingPolicy),
    RegisterScalableTarget: inApplication(scalableTarget),
    DeregisterScalableTarget: inApplication(scalableTarget),
    DeletePolicy: scaling,
    PutScheduledAction: inApplication(action),
    CreateScalingPlan: plan,
    UpdateScalingPlan: plan,
    DeleteScalingPlan: plan,
    PutScheduledUpdateGroupAction: schedule,
    BatchPutScheduledUpdateGroupAction: [`schedule|${group}|{scheduledUpdateGroupActions.scheduledActionName}`, above],
    BatchDeleteScheduledAction: [`schedule|${group}|{scheduledActionNames}`, above],
    DeleteScheduledAction: [...schedule, ...inApplication(action)],
    PutLifecycleHook: hook,
    DeleteLifecycleHook: hook,
    AttachLoadBalancerTargetGroups: targetGroups,
    DetachLoadBalancerTargetGroups: targetGroups,
    AttachLoadBalancers: balancers,
    DetachLoadBalancers: balancers,
    AttachTrafficSources: sources,
    DetachTrafficSources: sources,
    PutNotificationConfiguration: notification,
    DeleteNotificationConfiguration: notification,
    CreateOrUpdateTags: tags,
    DeleteTags: tags,
  },
});

/** Application Auto Scaling. */
export const applicationAutoscaling = (): ServiceIdentities => ({
  family: 'application-autoscaling',
  types: {
    aws_appautoscaling_target: ['arn|{arn}', 'scalabletarget|{service_namespace}|{resource_id}|{scalable_dimension}'],
    aws_appautoscaling_policy: [
      'arn|{arn}',
      'scalingpolicy|{service_namespace}|{resource_id}|{scalable_dimension}|{name}',
    ],
    aws_appautoscaling_scheduled_action: [
      'arn|{arn}',
      'scheduledaction|{service_namespace}|{resource_id}|{scalable_dimension}|{name}',
    ],
  },
  events: {
    RegisterScalableTarget: scalableTarget,
    DeregisterScalableTarget: scalableTarget,
    PutScalingPolicy: scalingPolicy,
    DeleteScalingPolicy: scalingPolicy,
    PutScheduledAction: action,
    DeleteScheduledAction: action,
  },
});
