# What the hub's backfill looks through CloudTrail with, in every Region: made once in the account, read-only.

data "aws_region" "this" {}

data "aws_partition" "this" {}

locals {
  hub        = split(":", var.hub_bus_arn)[4]
  deployment = trimsuffix(split("/", var.hub_bus_arn)[1], "-hub")
  home       = data.aws_region.this.id == "us-east-1" ? 1 : 0
}

data "aws_iam_policy_document" "backfill_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${data.aws_partition.this.partition}:iam::${local.hub}:root"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:PrincipalArn"
      values   = ["arn:${data.aws_partition.this.partition}:iam::${local.hub}:role/${local.deployment}-BackfillClicksRole-*"]
    }
  }
}

data "aws_iam_policy_document" "backfill" {
  statement {
    actions   = ["cloudtrail:LookupEvents", "cloudtrail:DescribeTrails"]
    resources = ["*"]
  }

  statement {
    actions   = ["cloudtrail:GetTrailStatus"]
    resources = ["arn:${data.aws_partition.this.partition}:cloudtrail:*:*:trail/*"]
  }
}

resource "aws_iam_role" "backfill" {
  count              = local.home
  name               = "unclick-backfill"
  assume_role_policy = data.aws_iam_policy_document.backfill_trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy" "backfill" {
  count  = local.home
  name   = "backfill"
  role   = aws_iam_role.backfill[0].id
  policy = data.aws_iam_policy_document.backfill.json
}
