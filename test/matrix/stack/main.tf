terraform {
  required_version = ">= 1.6"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.80"
    }
  }
  backend "s3" {
    bucket                      = "matrix-state"
    key                         = "matrix.tfstate"
    region                      = "us-east-1"
    use_lockfile                = true
    use_path_style              = true
    skip_credentials_validation = true
    skip_requesting_account_id  = true
    skip_metadata_api_check     = true
  }
}

provider "aws" {
  region                      = "us-east-1"
  max_retries                 = 3
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  s3_use_path_style           = true
  default_tags {
    tags = { Team = "matrix" }
  }
}

variable "retention" {
  type    = number
  default = 14
}

variable "database_password" {
  type      = string
  default   = "correct-horse-battery"
  sensitive = true
}

locals {
  lambda_trust = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

output "vpc_id" {
  value = aws_vpc.main.id
}

output "web_group" {
  value = aws_security_group.web.id
}
