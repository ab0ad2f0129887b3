package io.metalearn4j.data;

/**
 * One small learning problem: the support set to adapt to and the query set to be judged by.
 *
 * @param id unique name of the task
 * @param entity whose data it is: the customer, SKU, ad or store; several tasks may share one
 * @param support what the learner adapts to
 * @param query what the adapted learner is judged by, of the same schema
 */
public record Task(String id, String entity, Examples support, Examples query) {

  /**
   * Checks the components.
   *
   * @throws InvalidExamplesException if the schemas of the sets differ
   */
  public Task {
    if (!support.schema().equals(query.schema())) {
      throw new InvalidExamplesException(
          "task "
              + id
              + ": support has "
              + support.schema()
              + ", query has "
              + query.schema()
              + ", must be equal");
    }
  }

  /** A task that is its entity's only one. */
  public Task(String id, Examples support, Examples query) {
    this(id, id, support, query);
  }

  /** The widths of both sets. */
  public Schema schema() {
    return support.schema();
  }
}
