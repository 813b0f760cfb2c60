#!/bin/sh
# An instance is launched by the AWS CLI, after `. eucarc`. usage: launch.sh PUBLIC_KEY NAME; NAME is for key, group and tag.
set -eu
public=$1
name=$2

aws ec2 describe-availability-zones
aws ec2 import-key-pair --key-name "$name" --public-key-material "fileb://$public"
aws ec2 create-security-group --group-name "$name" --description "who may reach $name"
aws ec2 authorize-security-group-ingress --group-name "$name" --protocol tcp --port 22 --cidr 0.0.0.0/0
aws ec2 authorize-security-group-ingress --group-name "$name" --protocol icmp --port -1 --cidr 0.0.0.0/0
aws ec2 describe-security-groups --filters "Name=group-name,Values=$name" --query 'SecurityGroups[0].IpPermissions'
image=$(aws ec2 describe-images --filters Name=image-type,Values=machine Name=name,Values='quickstart*' \
  --query 'Images[0].ImageId' --output text)
instance=$(aws ec2 run-instances --image-id "$image" --instance-type m1.small --key-name "$name" --security-groups "$name" \
  --user-data "$(printf '#!/bin/sh\necho hello >/root/hello\n')" --client-token "$name" \
  --block-device-mappings DeviceName=/dev/sdb,VirtualName=ephemeral0 DeviceName=/dev/sdc,VirtualName=swap \
  --tag-specifications "ResourceType=instance,Tags=[{Key=Name,Value=$name}]" \
  --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids "$instance"
aws ec2 wait instance-status-ok --instance-ids "$instance"
aws ec2 describe-instances --filters "Name=tag:Name,Values=$name" Name=instance-state-name,Values=pending,running \
  --query 'Reservations[].Instances[].[InstanceId,ImageId,InstanceType,KeyName,State.Name,not_null(PublicIpAddress,PrivateIpAddress)]'
