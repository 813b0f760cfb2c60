"""What users bring for their images."""

from __future__ import annotations

from attrs import frozen

from euca.adapters.threads import InThread
from euca.adapters.uploads import UploadFiles
from euca.cloud.asking import Ask, World
from euca.domain.errors import NotFound, Unavailable
from euca.domain.uploads import Piece, Upload, check_name, check_piece, check_room, follow, grown
from euca.ports.records import IChanges, IRecords


@frozen
class Uploads:
    """The objects of accounts. Each account has buckets of its own, which need not be made."""

    _world: World
    _files: UploadFiles
    _in_thread: InThread

    async def bring(self, ask: Ask, piece: Piece, data: bytes) -> Upload:
        """Take the next bytes of an object; they are on disk, and on record, when this returns.

        A piece that was taken before is confirmed again.  Raises InvalidRequest, AlreadyExists, QuotaExceeded, Unavailable.
        """
        check_piece(piece, self._world.limits.most_disk_bytes)
        there = await self._world.read(lambda records: self._next(records, ask, piece))
        file_id = there.file_id if there is not None else self._world.random_bytes(16).hex()
        if there is None or follow(there, piece):
            await self._in_thread(lambda: self._write(file_id, piece.offset, data))

        def work(records: IChanges) -> Upload:
            now_there = self._next(records, ask, piece)
            if now_there is not None and not follow(now_there, piece):
                return now_there
            if now_there is not None and now_there.file_id != file_id:
                raise NotFound("upload", f"{piece.bucket}/{piece.key}")
            account_id, now = ask.caller.account_id, self._world.now()
            fresh = Upload(account_id, piece.bucket, piece.key, piece.size_bytes, 0, now, file_id)
            changed = grown(now_there or fresh, piece, now)
            records.put_upload(changed)
            return changed

        return await self._world.change(ask, work)

    def _next(self, records: IRecords, ask: Ask, piece: Piece) -> Upload | None:
        """What is there of the piece's object, if the piece can follow it."""
        account_id = ask.caller.account_id
        there = records.upload(account_id, piece.bucket, piece.key)
        follow(there, piece)
        if there is None:
            check_room(records.uploads(account_id), piece, self._world.limits.upload_bytes)
        return there

    def _write(self, file_id: str, offset: int, data: bytes) -> None:
        try:
            self._files.write(file_id, offset, data)
        except OSError as error:
            raise Unavailable(f"The cloud could not keep the piece: {error.strerror}") from error

    async def describe(self, ask: Ask, bucket: str) -> tuple[Upload, ...]:
        """The account's objects, of a bucket or (empty) of all, by name."""
        account_id = ask.caller.account_id
        found = await self._world.read(lambda records: records.uploads(account_id), ("uploads", account_id))
        return tuple(upload for upload in found if not bucket or upload.bucket == bucket)

    async def delete(self, ask: Ask, bucket: str, key: str) -> None:
        """Remove an object. Raises NotFound, InvalidRequest."""
        check_name(bucket, key)

        def work(records: IChanges) -> Upload:
            there = records.upload(ask.caller.account_id, bucket, key)
            if there is None:
                raise NotFound("upload", f"{bucket}/{key}")
            records.remove_upload(there)
            return there

        removed = await self._world.change(ask, work)
        await self._in_thread(lambda: self._files.remove(removed.file_id))
