"""What users upload for their images, between messages and the cloud. EC2 has S3 for it; these operations are in Eucalyptus's namespace."""

from __future__ import annotations

from attrs import frozen

from euca.cloud.asking import Ask
from euca.cloud.ec2.subjects import Subject, listing, moment, operation
from euca.domain.uploads import Piece, Upload
from euca.soap.codec import Struct
from euca.wire import ec2


@frozen
class UploadHandlers(Subject):
    """Bringing objects, listing them, their end."""

    @operation(ec2.UploadImagePartType)
    async def bring(self, ask: Ask, message: ec2.UploadImagePartType) -> Struct:
        piece = Piece(message.bucket, message.key, message.size, message.offset, len(message.data))
        there = await self.cloud.uploads.bring(ask, piece, message.data)
        return ec2.UploadImagePartResponseType(
            request_id=ask.request_id, received=there.received, complete=there.complete
        )

    @listing(ec2.DescribeImageUploadsType)
    async def describe(self, ask: Ask, message: ec2.DescribeImageUploadsType) -> Struct:
        found = await self.cloud.uploads.describe(ask, message.bucket or "")
        return ec2.DescribeImageUploadsResponseType(
            request_id=ask.request_id, upload_set=ec2.ImageUploadSetType(item=tuple(map(_upload, found)))
        )

    @operation(ec2.DeleteImageUploadType)
    async def delete(self, ask: Ask, message: ec2.DeleteImageUploadType) -> Struct:
        await self.cloud.uploads.delete(ask, message.bucket, message.key)
        return ec2.DeleteImageUploadResponseType(request_id=ask.request_id, return_=True)


def _upload(upload: Upload) -> ec2.ImageUploadType:
    return ec2.ImageUploadType(
        bucket=upload.bucket,
        key=upload.key,
        size=upload.size_bytes,
        received=upload.received,
        complete=upload.complete,
        changed=moment(upload.changed_at),
    )
