import { Component, type ReactNode } from 'react';

export type ErrorBoundaryProps = {
  readonly children: ReactNode;
  /** What stands in the place of a screen that failed; `retry` draws the screen anew. */
  readonly fallback: (error: unknown, retry: () => void) => ReactNode;
};

type State = { readonly failed: false } | { readonly failed: true; readonly error: unknown };

/** Keeps a screen that fails from taking the window with it. React writes the error itself to the console of the page. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override readonly state: State = { failed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { failed: true, error };
  }

  readonly retry = (): void => this.setState({ failed: false });

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(this.state.error, this.retry);
  }
}
