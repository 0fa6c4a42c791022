namespace Plimsoll.Kubernetes.Network;

/// <summary>A namespace.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">Its labels, with the one that the API server adds.</param>
public sealed record NetworkNamespace(string Name, LabelSet Labels)
{
    /// <summary>The label with the name, that every namespace has.</summary>
    public const string NameLabel = "kubernetes.io/metadata.name";

    /// <summary>A namespace with labels as written.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="labels">Its labels.</param>
    public static NetworkNamespace Of(string name, LabelSet labels) => new(name, labels.WithDefault(NameLabel, name));
}
