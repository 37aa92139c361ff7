terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.80"
    }
  }
  backend "s3" {
    bucket                      = "matrix-keys-state"
    key                         = "keys.tfstate"
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
}

resource "aws_iam_user" "deploy" {
  name = "deploy"
}

resource "aws_iam_access_key" "pipeline" {
  user = aws_iam_user.deploy.name
}
