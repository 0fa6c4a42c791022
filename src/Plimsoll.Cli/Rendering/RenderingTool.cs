namespace Plimsoll.Cli.Rendering;

/// <summary>A program that makes manifests.</summary>
enum RenderingTool
{
    /// <summary>kustomize, alone or as part of kubectl.</summary>
    Kustomize,

    /// <summary>Helm.</summary>
    Helm,
}
