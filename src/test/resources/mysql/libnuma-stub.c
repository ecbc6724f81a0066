/*
 * Stands in for libnuma.so.1, which the test MySQL server is linked against and a bare Debian does not have.
 * numa_available answers -1, "no NUMA here", after which the server calls none of the others.
 */
void *numa_all_nodes_ptr = 0;

int numa_available(void) { return -1; }
int numa_node_of_cpu(void) { return -1; }
void *numa_alloc_local(void) { return 0; }
void *numa_alloc_onnode(void) { return 0; }
void numa_free(void) {}
long set_mempolicy(void) { return -1; }
long mbind(void) { return -1; }
