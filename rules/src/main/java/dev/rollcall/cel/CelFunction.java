package dev.rollcall.cel;

/** The implementation of a function for all its signatures; the receiver is the first argument. */
@FunctionalInterface
interface CelFunction {
  Object call(Object[] arguments);
}
