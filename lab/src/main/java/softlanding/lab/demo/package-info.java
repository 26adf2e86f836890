/**
 * The demonstration: a seeded venue goes through a crash, once with the default policy and once with FULL. Uses the
 * node and the workload. Read {@code Demo} first.
 */
package softlanding.lab.demo;
