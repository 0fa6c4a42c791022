namespace Plimsoll.Kubernetes.Live;

/// <summary>There is no usable kubeconfig: a mistake of whoever calls, told in one line.</summary>
/// <param name="message">Which file, what is wrong, what was expected.</param>
public sealed class KubeconfigException(string message) : Exception(message);
