using System.Text;
using Plimsoll.Kubernetes.Objects;

namespace Plimsoll.Kubernetes.Live;

/// <summary>A cluster, user or context of a kubeconfig.</summary>
/// <param name="file">The file it stands in: relative paths start there.</param>
/// <param name="node">What is written; <c>null</c> where nothing is.</param>
sealed class KubeconfigEntry(string file, MappingNode? node)
{
    /// <summary>The file.</summary>
    public string File => file;

    /// <summary>What is written; <c>null</c> where nothing is.</summary>
    public MappingNode? Node => node;

    /// <summary>A text; empty where there is none.</summary>
    public string Text(string key) => node?[key] is ScalarNode { Kind: not ScalarKind.Null } scalar ? scalar.Text : "";

    /// <summary>Whether a key says true.</summary>
    public bool IsTrue(string key) => node?[key].AsBoolean == true;

    /// <summary>A text that stands in base64 in <c>KEY-data</c>, or else in the file that <c>KEY</c> names; empty where neither is.</summary>
    /// <exception cref="KubeconfigException">It is no base64, or the file cannot be read.</exception>
    public string Content(string key)
    {
        if (Text($"{key}-data") is { Length: > 0 } data)
        {
            try
            {
                return Encoding.UTF8.GetString(Convert.FromBase64String(data));
            }
            catch (FormatException)
            {
                throw new KubeconfigException($"{file}: {key}-data is not base64.");
            }
        }

        return FileContent(key);
    }

    /// <summary>The text of the file that a key names; empty where it names none.</summary>
    /// <exception cref="KubeconfigException">The file cannot be read.</exception>
    public string FileContent(string key) => Text(key) is { Length: > 0 } path ? CredentialFile.Read(Resolve(path), key) : "";

    /// <summary>A path as it is meant: from the folder of the kubeconfig.</summary>
    public string Resolve(string path) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file)) ?? "/", path);
}
