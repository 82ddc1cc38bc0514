package dev.rollcall.cli;

/**
 * A command line that the help shows.
 *
 * @param command what to type
 * @param meaning what it does
 */
record UsageExample(String command, String meaning) {}
