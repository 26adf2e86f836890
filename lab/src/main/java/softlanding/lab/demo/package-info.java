/**
 * The demonstration: a seeded venue lives through a crash, once by just enough and once by closing everything. Uses
 * the node and the workload. Read {@code Demo} first.
 */
package softlanding.lab.demo;
