#!/bin/sh
# What launch.sh has made is looked at and ended. usage: end.sh NAME
set -eu
name=$1

instance=$(aws ec2 describe-instances --filters "Name=tag:Name,Values=$name" Name=instance-state-name,Values=running \
  --query 'Reservations[].Instances[].InstanceId' --output text)
aws ec2 describe-instance-attribute --instance-id "$instance" --attribute userData --query UserData.Value
aws ec2 create-tags --resources "$instance" --tags Key=owner,Value=me Key=empty,Value=
aws ec2 describe-tags --filters "Name=resource-id,Values=$instance" --query 'Tags[].[Key,Value]'
aws ec2 delete-tags --resources "$instance" --tags Key=empty
aws ec2 get-console-output --instance-id "$instance" --query Output
address=$(aws ec2 allocate-address --query PublicIp --output text)
aws ec2 associate-address --instance-id "$instance" --public-ip "$address"
aws ec2 describe-addresses --public-ips "$address"
aws ec2 describe-instances --filters "Name=ip-address,Values=$address" --query 'Reservations[].Instances[].Tags'
aws ec2 disassociate-address --public-ip "$address"
aws ec2 release-address --public-ip "$address"
aws ec2 stop-instances --instance-ids "$instance" || echo null
aws ec2 delete-security-group --group-name "$name" || echo null
aws ec2 reboot-instances --instance-ids "$instance"
aws ec2 terminate-instances --instance-ids "$instance"
aws ec2 wait instance-terminated --instance-ids "$instance"
aws ec2 describe-instances --instance-ids "$instance" --query 'Reservations[].Instances[].[State.Name,StateReason.Code]'
aws ec2 revoke-security-group-ingress --group-name "$name" --protocol tcp --port 22 --cidr 0.0.0.0/0
aws ec2 delete-security-group --group-name "$name"
aws ec2 delete-key-pair --key-name "$name"
