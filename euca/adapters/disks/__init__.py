"""Reading disks that somebody made: files of them, qcow2, partitions, file systems of the ext family, and the kernels in them.

Whatever is read is hostile. Nothing here runs a program, mounts anything or follows a name out of the disk that it was given: all of it is
Python over one `IContent` on top of another, with every count and size bounded before it is believed.
"""
