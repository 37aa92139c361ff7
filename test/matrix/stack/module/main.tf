variable "name" {
  type = string
}

resource "aws_cloudwatch_log_group" "tenant" {
  name              = "/matrix/tenant/${var.name}"
  retention_in_days = 30
}

resource "aws_iam_role" "tenant" {
  name = "tenant-${var.name}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }]
  })
}
