using CsCheck;
using Plimsoll.Model.Packages;

namespace Plimsoll.Images.Packages;

/// <summary>The packages of a file in one line each, and files with arbitrary edits.</summary>
static class ReadPackages
{
    /// <summary><c>NAME VERSION</c>, then what is known of it: direct, dev, and what it needs.</summary>
    public static IEnumerable<string> Lines(this IEnumerable<Package> packages) => packages.Select(package =>
        $"{package.Name} {package.Version}"
        + (package.IsDirect == true ? " direct" : "")
        + (package.IsDevelopment ? " dev" : "")
        + (package.DependsOn.IsEmpty ? "" : " -> " + string.Join(", ", package.DependsOn.Select(need => $"{need.Name} {need.Version}"))));

    /// <summary>Asserts that a reader ends with packages or InvalidDataException whatever is changed in a good file.</summary>
    public static void SurvivesEdits(this IPackageReader reader, string path, string good)
    {
        Assert.NotEmpty(reader.Read(path, good));
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 12], Gen.String[Gen.Char["\"'[]{}()<>:=@/.-_,#|%\\\n 1a*"], 0, 6]).Sample(
            (at, length, inserted) =>
            {
                var text = good.Remove(at, Math.Min(length, good.Length - at)).Insert(at, inserted);
                try
                {
                    reader.Read(path, text);
                }
                catch (InvalidDataException)
                {
                    // The one exception the scan turns into Unread.
                }
            },
            iter: 1000);
    }
}
