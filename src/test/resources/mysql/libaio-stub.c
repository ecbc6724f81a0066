/*
 * Stands in for libaio.so.1, which the test MySQL server is linked against and a bare Debian does not have.
 * Every call answers -ENOSYS, as a kernel without asynchronous input and output does; InnoDB then uses its own threads.
 */
#define NOT_THERE -38

int io_setup(void) { return NOT_THERE; }
int io_submit(void) { return NOT_THERE; }
int io_getevents(void) { return NOT_THERE; }
