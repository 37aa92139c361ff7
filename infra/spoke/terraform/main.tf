# unclick, spoke: forwards the clicks of one account and Region to the hub. Call it once for every Region that has stacks,
# with that Region's provider, us-east-1 always among them: IAM and the other global services tell only that Region.

data "aws_caller_identity" "this" {}

locals {
  # The same patterns that infra/spoke/template.yml has; test/infra/spoke.test.ts compares them.
  patterns = jsondecode(file("${path.module}/patterns.json"))
}

resource "aws_cloudwatch_event_rule" "forward" {
  for_each      = local.patterns
  name          = "unclick-forward-${each.key}"
  description   = each.value.description
  event_pattern = jsonencode(each.value.pattern)
  tags          = var.tags
}

resource "aws_cloudwatch_event_target" "hub" {
  for_each  = local.patterns
  rule      = aws_cloudwatch_event_rule.forward[each.key].name
  target_id = "hub"
  arn       = var.hub_bus_arn
  role_arn  = aws_iam_role.forward.arn

  dead_letter_config {
    arn = aws_sqs_queue.undelivered.arn
  }
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.this.account_id]
    }
  }
}

data "aws_iam_policy_document" "forward" {
  statement {
    actions   = ["events:PutEvents"]
    resources = [var.hub_bus_arn]
  }
}

resource "aws_iam_role" "forward" {
  name_prefix        = "unclick-forward-"
  assume_role_policy = data.aws_iam_policy_document.trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy" "forward" {
  name   = "forward"
  role   = aws_iam_role.forward.id
  policy = data.aws_iam_policy_document.forward.json
}

# What the hub did not take within a day lies here for two weeks.
resource "aws_sqs_queue" "undelivered" {
  name                      = "unclick-undelivered"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
  tags                      = var.tags
}

data "aws_iam_policy_document" "undelivered" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.undelivered.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [for rule in aws_cloudwatch_event_rule.forward : rule.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "undelivered" {
  queue_url = aws_sqs_queue.undelivered.id
  policy    = data.aws_iam_policy_document.undelivered.json
}
