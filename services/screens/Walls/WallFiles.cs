using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Ioc.Screens.Walls;

/// <summary>The built walls. They may be built while the service runs.</summary>
public sealed class WallFiles(IWebHostEnvironment environment)
{
    private readonly FileExtensionContentTypeProvider types = new();
    private readonly string folder = environment.WebRootPath ?? Path.Combine(environment.ContentRootPath, "wwwroot");
    private PhysicalFileProvider? files;

    /// <summary>The page that every wall begins with; null when the walls are not built.</summary>
    public IFileInfo? Index => Find("index.html");

    /// <summary>A built file; null when there is none, or when the path leads out of the folder.</summary>
    public IFileInfo? Find(string path)
    {
        if (files is null && !Directory.Exists(folder)) return null;
        files ??= new PhysicalFileProvider(folder);
        return files.GetFileInfo(path) is { Exists: true, IsDirectory: false } found ? found : null;
    }

    /// <summary>Media type by the name of a file.</summary>
    public string TypeOf(string name) => types.TryGetContentType(name, out var type) ? type : "application/octet-stream";
}
