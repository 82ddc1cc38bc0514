/** What the API server changes in an object before it validates it. */
@NullMarked
package dev.rollcall.apiserver.strategy;

import org.jspecify.annotations.NullMarked;
