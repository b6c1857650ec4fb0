"""What a run and the process that forks its workers say to each other."""

import struct

REQUEST = struct.Struct("!Q")  # the process id of a worker to end; 0, with a descriptor beside it: fork one
ENDED = struct.Struct("!qQ")  # wait status as of wait(2), most resident bytes beyond those of the server
NO_MEMORY_STATUS = 12  # exit status of a worker that had no more; ENOMEM
