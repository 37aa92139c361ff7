# A root module as people have them: a backend and a profile of their own, an alias, a Region that is not the hub's, a
# module beside it, default tags. The sandbox must take all of it as it is.
terraform {
  required_version = ">= 1.5, < 2.0"

  backend "s3" {
    bucket  = "somebodys-state"
    key     = "service.tfstate"
    region  = "eu-central-1"
    profile = "production"
  }

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region              = var.region
  profile             = "production"
  allowed_account_ids = ["111122223333"]

  default_tags {
    tags = { Team = "platform" } # braces within the block
  }
}

provider "aws" {
  alias  = "north"
  region = "eu-north-1"
}

variable "region" {
  type    = string
  default = "eu-west-1"
}

variable "retention" {
  type = map(number)
  default = {
    api    = 14
    worker = 30
  }
}

module "door" {
  source = "../modules/door"
  name   = "service"
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = var.retention

  name              = "/service/${each.key}"
  retention_in_days = each.value
}

resource "aws_ssm_parameter" "north" {
  provider = aws.north

  name  = "/service/north"
  type  = "String"
  value = file("${path.module}/../modules/north.txt")
}

resource "aws_iam_role" "worker" {
  name = "service-worker"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_ssm_parameter" "password" {
  name  = "/service/password"
  type  = "SecureString"
  value = "not-for-anybodys-eyes"
}
