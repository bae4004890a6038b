"""The headers of the C++20 standard library, of C, and of the system, as the checkers know them."""

STANDARD = set("""
algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes climits
clocale cmath codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint
cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception execution filesystem format forward_list fstream
functional future initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map memory
memory_resource mutex new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator semaphore
set shared_mutex source_location span sstream stack stdexcept stop_token streambuf string string_view syncstream
system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant vector
version
assert.h ctype.h errno.h inttypes.h limits.h locale.h math.h signal.h stdarg.h stdbool.h stddef.h stdint.h stdio.h
stdlib.h string.h time.h wchar.h
""".split())

SYSTEM = set("""
arpa/inet.h dirent.h execinfo.h fcntl.h netdb.h netinet/in.h netinet/tcp.h poll.h pthread.h pwd.h sched.h sys/epoll.h
sys/eventfd.h sys/file.h sys/mman.h sys/random.h sys/resource.h sys/signalfd.h sys/socket.h sys/stat.h sys/statvfs.h
sys/time.h sys/types.h sys/uio.h sys/un.h sys/wait.h termios.h unistd.h
""".split())
