"""A file system that forgets what was not synced, as a disk does when the power fails.

    forgetful-disk.py BACKING MOUNT SEED

Pages that a program writes stay in the memory of this process until the file is synced (fsync or fdatasync). One page in four is
written to the folder BACKING at once, as an operating system does in the background, so that files are torn. Killing the process
is the loss of power. Names, sizes and deletions are durable at once, which a real disk does not promise: only data is tested.

Needs Linux, root, and the package python3-fusepy of Debian.
"""

import errno
import os
import random
import sys

from fusepy import FUSE, FuseOSError, Operations, fuse_get_context

PAGE = 4096
WRITTEN_AT_ONCE = 0.25


class ForgetfulDisk(Operations):
    def __init__(self, backing, seed):
        self.backing = os.path.realpath(backing)
        self.random = random.Random(seed)
        self.unsynced = {}  # inode: {page number: content}

    def _path(self, path):
        return self.backing + path

    def _pages(self, handle):
        return self.unsynced.setdefault(os.fstat(handle).st_ino, {})

    def _give(self, path):
        uid, gid, _ = fuse_get_context()
        os.chown(self._path(path), uid, gid, follow_symlinks=False)

    # Data

    def read(self, path, size, offset, handle):
        data = bytearray(os.pread(handle, size, offset))
        pages = self._pages(handle)
        for number in range(offset // PAGE, (offset + len(data) + PAGE - 1) // PAGE):
            page = pages.get(number)
            if page is not None:
                start = max(offset, number * PAGE)
                end = min(offset + len(data), number * PAGE + len(page))
                if end > start:
                    data[start - offset : end - offset] = page[start - number * PAGE : end - number * PAGE]
        return bytes(data)

    def write(self, path, data, offset, handle):
        pages = self._pages(handle)
        if offset + len(data) > os.fstat(handle).st_size:
            os.truncate(handle, offset + len(data))
        position = 0
        while position < len(data):
            number, start = divmod(offset + position, PAGE)
            part = data[position : position + PAGE - start]
            page = pages.get(number)
            if page is None:
                page = bytearray(os.pread(handle, PAGE, number * PAGE).ljust(PAGE, b"\0"))
                pages[number] = page
            page[start : start + len(part)] = part
            if self.random.random() < WRITTEN_AT_ONCE:
                self._store(handle, number, page)
            position += len(part)
        return len(data)

    def _store(self, handle, number, page):
        size = os.fstat(handle).st_size
        os.pwrite(handle, bytes(page[: max(0, size - number * PAGE)]), number * PAGE)

    def fsync(self, path, datasync, handle):
        pages = self._pages(handle)
        for number, page in pages.items():
            self._store(handle, number, page)
        pages.clear()

    def truncate(self, path, length, fh=None):
        target = self._path(path)
        pages = self.unsynced.get(os.lstat(target).st_ino, {})
        for number in [number for number in pages if number * PAGE >= length]:
            del pages[number]
        if length // PAGE in pages:
            page = pages[length // PAGE]
            page[length % PAGE :] = bytes(PAGE - length % PAGE)
        os.truncate(target, length)

    # Names and attributes

    def create(self, path, mode, fi=None):
        handle = os.open(self._path(path), os.O_RDWR | os.O_CREAT, mode)
        self.unsynced.pop(os.fstat(handle).st_ino, None)  # the number may have belonged to a deleted file
        self._give(path)
        return handle

    def open(self, path, flags):
        return os.open(self._path(path), os.O_RDWR)

    def release(self, path, handle):
        os.close(handle)

    def unlink(self, path):
        attributes = os.lstat(self._path(path))
        if attributes.st_nlink == 1:
            self.unsynced.pop(attributes.st_ino, None)
        os.unlink(self._path(path))

    def rename(self, old, new):
        try:
            replaced = os.lstat(self._path(new)).st_ino
            self.unsynced.pop(replaced, None)
        except FileNotFoundError:
            pass
        os.rename(self._path(old), self._path(new))

    def getattr(self, path, fh=None):
        status = os.lstat(self._path(path))
        return {
            key: getattr(status, key)
            for key in ("st_mode", "st_size", "st_uid", "st_gid", "st_nlink", "st_ino", "st_atime", "st_mtime", "st_ctime")
        }

    def access(self, path, mode):
        if not os.access(self._path(path), mode):
            raise FuseOSError(errno.EACCES)

    def readdir(self, path, fh):
        return [".", "..", *os.listdir(self._path(path))]

    def mkdir(self, path, mode):
        os.mkdir(self._path(path), mode)
        self._give(path)

    def rmdir(self, path):
        os.rmdir(self._path(path))

    def chmod(self, path, mode):
        os.chmod(self._path(path), mode)

    def chown(self, path, uid, gid):
        os.chown(self._path(path), uid, gid, follow_symlinks=False)

    def utimens(self, path, times=None):
        os.utime(self._path(path), times)

    def symlink(self, target, source):
        os.symlink(source, self._path(target))
        self._give(target)

    def readlink(self, path):
        return os.readlink(self._path(path))

    def link(self, target, source):
        os.link(self._path(source), self._path(target))

    def statfs(self, path):
        status = os.statvfs(self.backing)
        return {
            key: getattr(status, key)
            for key in ("f_bavail", "f_bfree", "f_blocks", "f_bsize", "f_favail", "f_ffree", "f_files", "f_frsize", "f_namemax")
        }


if __name__ == "__main__":
    _, backing, mount, seed = sys.argv
    FUSE(ForgetfulDisk(backing, seed), mount, foreground=True, nothreads=True, allow_other=True, default_permissions=True, big_writes=True)
