data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "jobs" {
  statement {
    sid       = "TheTopicMaySend"
    actions   = ["sqs:SendMessage"]
    resources = ["arn:aws:sqs:${var.region}:${data.aws_caller_identity.current.account_id}:${var.name}-jobs"]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.orders.arn]
    }
  }
}

resource "aws_sqs_queue" "jobs" {
  name                       = "${var.name}-jobs"
  visibility_timeout_seconds = 60
  policy                     = data.aws_iam_policy_document.jobs.json
}

resource "aws_sns_topic" "orders" {
  name         = "${var.name}-topic"
  display_name = "Orders"
}

resource "aws_sns_topic_subscription" "jobs" {
  topic_arn = aws_sns_topic.orders.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.jobs.arn
}

resource "aws_cloudwatch_log_group" "worker" {
  name              = "/aws/lambda/${var.name}-worker"
  retention_in_days = 30
}

resource "aws_ssm_parameter" "batch_size" {
  name  = "/${var.name}/batch-size"
  type  = "String"
  value = "25"
}

resource "aws_ssm_parameter" "partner" {
  name  = "/${var.name}/partner-url"
  type  = "String"
  value = "https://partner.example.com/orders"
}

resource "aws_lambda_function" "worker" {
  function_name    = "${var.name}-worker"
  description      = "Works off the orders' jobs"
  role             = aws_iam_role.worker.arn
  runtime          = "nodejs22.x"
  handler          = "worker.handler"
  filename         = "${path.module}/worker.zip"
  source_code_hash = filebase64sha256("${path.module}/worker.zip")
  timeout          = 15
  memory_size      = 128

  environment {
    variables = {
      TABLE = aws_dynamodb_table.orders.name
    }
  }

  depends_on = [aws_cloudwatch_log_group.worker]
}

resource "aws_ssm_parameter" "currency" {
  name  = "/${var.name}/currency"
  type  = "String"
  value = "EUR"
}
