# What each stack of the chaos is made of; terraform.tfvars.json names it.
terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "name" {
  type    = string
  default = "none"
}

resource "aws_cloudwatch_log_group" "api" {
  name              = "/chaos/${var.name}/api"
  retention_in_days = 14
}

resource "aws_cloudwatch_log_group" "jobs" {
  name              = "/chaos/${var.name}/jobs"
  retention_in_days = 30
}

resource "aws_ssm_parameter" "limit" {
  name  = "/chaos/${var.name}/limit"
  type  = "String"
  value = "100"
}

resource "aws_iam_role" "worker" {
  name = "chaos-${var.name}-worker"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })

  tags = { Team = "platform" }
}

resource "aws_security_group" "web" {
  name        = "chaos-${var.name}-web"
  description = "web"

  ingress {
    description = "https"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}

resource "aws_sns_topic" "events" {
  name         = "chaos-${var.name}-events"
  display_name = "events"
}
